import Ajv, { type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { SeenRequest } from './startServer';

interface Schema {
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly allOf?: readonly Schema[];
  readonly additionalProperties?: unknown;
}

interface Operation {
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required?: boolean;
  }[];
  readonly requestBody?: {
    readonly content?: Readonly<
      Record<string, { readonly schema?: Schema } | undefined>
    >;
  };
}

interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components?: { readonly schemas?: Readonly<Record<string, Schema>> };
}

/**
 * Holds requests against a vendor's own OpenAPI document: an undeclared path,
 * query or body key, or a value of another type, is a fault.
 */
export class OpenApiRequests {
  readonly #document: OpenApi;
  readonly #ajv: Ajv;
  readonly #validators = new Map<Schema, ValidateFunction>();

  private constructor(document: OpenApi) {
    this.#document = document;
    this.#ajv = new Ajv({ strict: false, allErrors: true });
    addFormats(this.#ajv);
    this.#ajv.addSchema({ $id: 'document', ...document } as object);
  }

  /** The document, or undefined where the file is not there. */
  static read(file: string): OpenApiRequests | undefined {
    return existsSync(file)
      ? new OpenApiRequests(parse(readFileSync(file, 'utf8')))
      : undefined;
  }

  /** What is wrong with a request; empty where nothing is. `path` is below the server of the document. */
  faultsOf(
    request: SeenRequest & { readonly path: string },
  ): readonly string[] {
    const operation = this.#find(request.method, request.path);
    if (!operation) {
      return [`${request.method} ${request.path} is not declared`];
    }
    const inQuery = (operation.parameters ?? []).filter(
      each => each.in === 'query',
    );
    const schema = operation.requestBody?.content?.['application/json']?.schema;
    return [
      ...Object.keys(request.query)
        .filter(key => !inQuery.some(({ name }) => name === key))
        .map(key => `query ${key} is not declared`),
      ...inQuery
        .filter(({ name, required }) => required && !(name in request.query))
        .map(({ name }) => `query ${name} is required`),
      ...(schema
        ? [
            ...this.#unknownKeys(schema, request.body, 'body'),
            ...this.#mistakes(schema, request.body),
          ]
        : []),
    ];
  }

  #find(method: string, path: string): Operation | undefined {
    for (const [template, operations] of Object.entries(this.#document.paths)) {
      const pattern = template
        .split('/')
        .map(part => (part.startsWith('{') ? '[^/]+' : part))
        .join('/');
      const operation = operations[method.toLowerCase()];
      if (operation && new RegExp(`^${pattern}$`).test(path)) {
        return operation;
      }
    }
    return undefined;
  }

  #resolve(schema: Schema): Schema {
    const name = schema.$ref?.replace('#/components/schemas/', '');
    const found = name ? this.#document.components?.schemas?.[name] : schema;
    return found ?? {};
  }

  #propertiesOf(schema: Schema): Readonly<Record<string, Schema>> {
    const { properties, allOf } = this.#resolve(schema);
    return Object.assign(
      {},
      properties,
      ...(allOf ?? []).map(each => this.#propertiesOf(each)),
    );
  }

  #unknownKeys(
    schema: Schema,
    value: unknown,
    place: string,
  ): readonly string[] {
    if (Array.isArray(value)) {
      const { items } = this.#resolve(schema);
      return items
        ? value.flatMap((each, index) =>
            this.#unknownKeys(items, each, `${place}[${index}]`),
          )
        : [];
    }
    if (typeof value !== 'object' || value === null) {
      return [];
    }
    const known = this.#propertiesOf(schema);
    return Object.entries(value).flatMap(([key, each]) =>
      known[key]
        ? this.#unknownKeys(known[key], each, `${place}.${key}`)
        : [`${place}.${key} is not declared`],
    );
  }

  #mistakes(schema: Schema, body: unknown): readonly string[] {
    let validate = this.#validators.get(schema);
    if (!validate) {
      // References are to the document, whose schema has an id of its own.
      validate = this.#ajv.compile(
        JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"document#/')),
      );
      this.#validators.set(schema, validate);
    }
    return validate(body)
      ? []
      : (validate.errors ?? []).map(
          ({ instancePath, message }) => `body${instancePath} ${message}`,
        );
  }
}
