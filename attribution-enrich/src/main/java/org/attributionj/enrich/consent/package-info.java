/** Consent as strings and flags say it. */
@NullMarked
package org.attributionj.enrich.consent;

import org.jspecify.annotations.NullMarked;
