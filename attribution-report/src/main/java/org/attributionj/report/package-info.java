/** Reports: from events and models to a tree of tables, and from there to a page, JSON, CSV and Markdown. */
@NullMarked
package org.attributionj.report;

import org.jspecify.annotations.NullMarked;
