import { z } from 'zod';
import { AttachmentOf, AttachmentPlace, attachmentKinds } from '../dossier/attachment.ts';
import { Hash } from '../dossier/ids.ts';
import { command, query } from './call.ts';
import { Named, Stepped } from './dossier-calls.ts';
import { FileContent, optionalText } from './values.ts';

const desk = ['desk'] as const;
const both = ['desk', 'district'] as const;

export const attachmentCalls = {
  /** A scan of a paper of the dossier or of its result: kept here, sent after the dossier. */
  'attachment.add': command(
    desk,
    z.strictObject({ ...Named.shape, component: AttachmentOf, file: FileContent }),
    Stepped.extend({ sha256: Hash, kind: z.enum(attachmentKinds), sizeBytes: z.number().int() }),
  ),
  /** Takes a scan off a paper; that it stood there stays in the story. */
  'attachment.remove': command(
    desk,
    z.strictObject({ ...Named.shape, ...AttachmentPlace.shape, reason: optionalText.optional() }),
    Stepped,
  ),
  /** Gets a scan that another desk took from the tier above, over the network. */
  'attachment.fetch': command(desk, z.strictObject({ ...Named.shape, sha256: Hash }), z.object({ here: z.boolean() })),
  /** The content of a scan that lies on this machine. */
  'attachment.get': query(
    both,
    z.strictObject({ ...Named.shape, sha256: Hash }),
    FileContent.extend({ kind: z.enum(attachmentKinds) }),
  ),
};
