import type { Category } from '../../data/schema/index.ts';
import type { Definition } from '../definition/types.ts';
import { logOdds } from './fit.ts';
import { type Estimate, estimateOf, type Grave, SEVERE } from './model.ts';
import { committedNeighbours, type Neighbours, type Resemblance } from './neighbours.ts';

/** What nobody is sure of: no share is taken to be nought. */
const DOUBT = 0.02;

/**
 * What the learned part makes of a definition: its words, each by itself, and the known definitions that it resembles as a
 * whole. The two err in different places, so that both together are surer than either. The second takes longer and is looked
 * up when it is first asked for.
 */
export class Opinion {
  readonly words: Estimate;
  readonly #definition: Definition;
  readonly #neighbours: Neighbours | undefined;
  #resemblance: Resemblance | undefined;

  constructor(definition: Definition, words: Estimate = estimateOf(definition), neighbours?: Neighbours) {
    this.#definition = definition;
    this.words = words;
    this.#neighbours = neighbours;
  }

  get resemblance(): Resemblance {
    return (this.#resemblance ??= (this.#neighbours ?? committedNeighbours()).of(this.#definition));
  }

  /** Log odds that the risk is high or critical, by both. */
  get severity(): number {
    return odds(this.words.probability(SEVERE)) + odds(this.resemblance.severe);
  }

  /** How likely something is only read, by both. */
  get reads(): number {
    const read = this.#share('Read');
    return read / (read + this.#share('Write') + this.#share('Execute'));
  }

  /** Write or Execute, where something is changed. */
  get change(): 'Write' | 'Execute' {
    return this.#share('Execute') > this.#share('Write') ? 'Execute' : 'Write';
  }

  /** How much speaks for a label: between nought and two. */
  for(label: Grave): number {
    return this.words.probability(label) + this.resemblance.label(label);
  }

  #share(category: Category): number {
    return (this.words.category(category) + DOUBT) * (this.resemblance.category(category) + DOUBT);
  }
}

/** No single witness is believed beyond 99.9 %. */
const odds = (probability: number): number => logOdds(probability, 0.999);
