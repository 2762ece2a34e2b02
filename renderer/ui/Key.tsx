import classes from './Key.module.css';

/** A key as it stands on an action. `onBrand` when it lies on the brand colour. */
export function Key({ name, onBrand = false }: { readonly name: string; readonly onBrand?: boolean }) {
  return (
    <span className={classes.key} data-on-brand={onBrand || undefined} aria-hidden="true">
      {name}
    </span>
  );
}
