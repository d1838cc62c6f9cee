/** Where a visit came from: sites and their categories, referrers, and what takes precedence over what. */
@NullMarked
package org.attributionj.enrich.source;

import org.jspecify.annotations.NullMarked;
