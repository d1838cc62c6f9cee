/** Channels by rules: Google Analytics' own, and the user's before them. */
@NullMarked
package org.attributionj.enrich.channel;

import org.jspecify.annotations.NullMarked;
