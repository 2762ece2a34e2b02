import { z } from 'zod';

// The CSP forbids eval, and zod tries it as soon as a schema is made: this must be imported before any schema.
z.config({ jitless: true });
