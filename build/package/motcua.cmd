@rem The command line of the installed program: its own Node, beside it.
@"%~dp0node.exe" "%~dp0out\main\cli.mjs" %*
