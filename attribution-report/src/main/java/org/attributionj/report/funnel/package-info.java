/** Funnels: who goes how far, in order, within a window; monotone by construction. */
@NullMarked
package org.attributionj.report.funnel;

import org.jspecify.annotations.NullMarked;
