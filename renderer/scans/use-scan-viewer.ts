import { useState } from 'react';
import type { AttachmentKind } from '../../shared/dossier/attachment.ts';
import { saveFile } from '../files/save-file.ts';
import type { WireFile } from '../files/wire-file.ts';

/** A scan that is shown in the window, as an address of its content. */
export interface ScanPicture {
  readonly name: string;
  readonly address: string;
}

/** What the window can show by itself; the rest is saved and opened by the system's own program. */
const shownKinds: readonly AttachmentKind[] = ['image/jpeg', 'image/png'];

/** Shows a scan's content, or hands it over as a file. */
export function useScanViewer() {
  const [picture, setPicture] = useState<ScanPicture | null>(null);
  return {
    picture,
    close: () => setPicture(null),
    show(content: WireFile & { readonly kind: AttachmentKind }) {
      const { kind, name, base64 } = content;
      if (shownKinds.includes(kind)) setPicture({ name, address: `data:${kind};base64,${base64}` });
      else saveFile(content);
    },
  };
}
