/** Figures as text for people, and reports as JSON, CSV and Markdown. */
@NullMarked
package org.attributionj.report.format;

import org.jspecify.annotations.NullMarked;
