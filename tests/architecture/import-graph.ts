import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import ts from 'typescript';

export const root = join(import.meta.dirname, '..', '..');
export const packagesFolder = join(root, 'packages');

export type Import = { readonly from: string; readonly specifier: string };

const isSource = (path: string) => /\.tsx?$/.test(path) && !/\.(test|stories|test-d|bench)\./.test(path);

export const listSources = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return listSources(path);
    return isSource(path) ? [path] : [];
  });

/** Every import and re-export of a file, types included. */
export const readImports = (path: string): Import[] => {
  const file = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
  const found: Import[] = [];
  const visit = (node: ts.Node) => {
    const specifier =
      ts.isImportDeclaration(node) || ts.isExportDeclaration(node)
        ? node.moduleSpecifier
        : ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword
          ? node.arguments[0]
          : ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)
            ? node.argument.literal
            : undefined;
    if (specifier !== undefined && ts.isStringLiteral(specifier)) found.push({ from: path, specifier: specifier.text });
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
};

/** Names of the global scope that a file reads: identifiers that are neither declared in it nor properties. */
export const readGlobals = (path: string, names: ReadonlySet<string>): string[] => {
  const file = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const declared = new Set<string>();
  const collect = (node: ts.Node) => {
    if (
      (ts.isVariableDeclaration(node) ||
        ts.isParameter(node) ||
        ts.isFunctionDeclaration(node) ||
        ts.isBindingElement(node)) &&
      node.name !== undefined &&
      ts.isIdentifier(node.name)
    ) {
      declared.add(node.name.text);
    }
    ts.forEachChild(node, collect);
  };
  const visit = (node: ts.Node) => {
    if (ts.isTypeNode(node)) return;
    if (ts.isIdentifier(node) && names.has(node.text) && !declared.has(node.text)) {
      const { parent } = node;
      const isProperty =
        (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
        (ts.isPropertyAssignment(parent) && parent.name === node) ||
        ts.isPropertySignature(parent) ||
        ts.isMethodDeclaration(parent) ||
        ts.isImportSpecifier(parent) ||
        ts.isExportSpecifier(parent);
      // Reads a text and asks no clock.
      const isDateParse = node.text === 'Date' && ts.isPropertyAccessExpression(parent) && parent.name.text === 'parse';
      if (!isProperty && !isDateParse) found.push(`${relative(root, path)}: ${node.text}`);
    }
    ts.forEachChild(node, visit);
  };
  collect(file);
  visit(file);
  return found;
};

/** Files that reach themselves through relative imports, one cycle each. */
export const findCycles = (paths: readonly string[]): string[][] => {
  const known = new Set(paths);
  const edges = new Map(
    paths.map((path) => [
      path,
      readImports(path)
        .filter(({ specifier }) => specifier.startsWith('.'))
        .map(({ specifier }) => join(dirname(path), specifier))
        .filter((target) => known.has(target)),
    ]),
  );
  const cycles: string[][] = [];
  const done = new Set<string>();
  const walk = (path: string, trail: readonly string[]) => {
    const seenAt = trail.indexOf(path);
    if (seenAt >= 0) {
      cycles.push(trail.slice(seenAt).map((file) => relative(root, file)));
      return;
    }
    if (done.has(path)) return;
    for (const target of edges.get(path) ?? []) walk(target, [...trail, path]);
    done.add(path);
  };
  for (const path of paths) walk(path, []);
  return cycles;
};
