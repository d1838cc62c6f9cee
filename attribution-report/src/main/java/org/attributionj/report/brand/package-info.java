/** Brands: what each sells, and whose touchpoints earned it. */
@NullMarked
package org.attributionj.report.brand;

import org.jspecify.annotations.NullMarked;
