import type { StandardJSONSchemaV1 } from '@standard-schema/spec';
import { isFields } from '../is-fields.ts';

/** The JSON Schema that a schema says of itself, or that it is. Throws where it can do neither: a mistake of the integrator. */
export const readJsonSchema = (schema: object, toolName: string): unknown => {
  if (canSayJsonSchema(schema)) return schema['~standard'].jsonSchema.input({ target: 'draft-2020-12' });
  if (!('~standard' in schema)) return schema;
  throw new Error(
    `[parley] The schema of the tool "${toolName}" cannot say what it is as JSON Schema. Give it as \`inputSchema\`, ` +
      'or give `input: z.toJSONSchema(schema)`.',
  );
};

const canSayJsonSchema = (schema: object): schema is StandardJSONSchemaV1 =>
  '~standard' in schema && isFields(schema['~standard']) && isFields(schema['~standard'].jsonSchema);
