import type { Link } from '../model/page.ts';
import { oneLine, plain } from '../model/text.ts';
import { urls } from '../model/urls.ts';
import { paths } from './paths.ts';

/** Structured data (schema.org) for pages to embed; the values are plain, `scriptText` makes them safe in a script. */
type Thing = Record<string, unknown>;

const CONTEXT = 'https://schema.org';

/** JSON for a `<script type="application/ld+json">`: no text in it can end the script or open a comment. */
export function scriptText(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

export function breadcrumbs(crumbs: readonly Link[], baseUrl: string): Thing {
  return {
    '@context': CONTEXT,
    '@type': 'BreadcrumbList',
    itemListElement: crumbs.map(({ href, text }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name: plain(text),
      item: baseUrl + href,
    })),
  };
}

export interface PageFacts {
  path: string;
  title: string;
  description: string;
  day?: string;
}

/** A tool or server page: an article about a piece of software. */
export function article(
  page: PageFacts,
  about: { name: string; package?: string; version?: string },
  baseUrl: string,
): Thing {
  return {
    '@context': CONTEXT,
    '@type': 'TechArticle',
    headline: oneLine(page.title, 110),
    description: plain(page.description),
    url: baseUrl + page.path,
    ...(page.day && { dateModified: page.day }),
    about: {
      '@type': 'SoftwareApplication',
      name: plain(about.name),
      applicationCategory: 'DeveloperApplication',
      ...(about.package && { identifier: plain(about.package) }),
      ...(about.version && { softwareVersion: plain(about.version) }),
    },
  };
}

/** Questions with their answers as plain text. */
export function questions(pairs: readonly { question: string; answer: string }[]): Thing {
  return {
    '@context': CONTEXT,
    '@type': 'FAQPage',
    mainEntity: pairs.map(({ question, answer }) => ({
      '@type': 'Question',
      name: plain(question),
      acceptedAnswer: { '@type': 'Answer', text: plain(answer) },
    })),
  };
}

/** The catalogue itself, with its downloads. */
export function dataset(
  { name, description, license, day }: { name: string; description: string; license: string; day: string },
  baseUrl: string,
): Thing {
  const download = (contentUrl: string, encodingFormat: string) => ({
    '@type': 'DataDownload',
    contentUrl: baseUrl + contentUrl,
    encodingFormat,
  });
  return {
    '@context': CONTEXT,
    '@type': 'Dataset',
    name,
    description,
    url: baseUrl + urls.home,
    license,
    isAccessibleForFree: true,
    dateModified: day,
    distribution: [download(paths.csv, 'text/csv'), download(paths.servers, 'application/json')],
  };
}
