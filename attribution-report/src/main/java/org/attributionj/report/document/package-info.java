/** A report as immutable values: sections, tables, rows and cells that say what they are made of. */
@NullMarked
package org.attributionj.report.document;

import org.jspecify.annotations.NullMarked;
