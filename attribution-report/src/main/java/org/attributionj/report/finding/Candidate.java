package org.attributionj.report.finding;

import org.attributionj.report.document.Finding;

/**
 * Something that may be worth a sentence.
 *
 * @param deviations how many standard errors it is away from "no difference"; infinite for what is simply there
 * @param finding the sentence
 */
record Candidate(double deviations, Finding finding) {}
