import Command from '#components/command/Command.astro';
import Variants from '#components/command/Variants.astro';
import Caution from '#components/runbook/Caution.astro';
import Expect from '#components/runbook/Expect.astro';
import IfNot from '#components/runbook/IfNot.astro';
import Note from '#components/runbook/Note.astro';
import Phase from '#components/runbook/Phase.astro';
import Step from '#components/runbook/Step.astro';

/** The elements of a page's body. Phase, Command and Variants are made from Markdown by integrations/markdown.ts. */
export const elements = { Command, Variants, Caution, Expect, IfNot, Note, Phase, Step };
