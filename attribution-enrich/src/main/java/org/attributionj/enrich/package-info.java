/**
 * What a touchpoint is: its link, its source, its channel, its device, its place, and whether a person was behind it.
 *
 * <p>An {@link org.attributionj.enrich.Enrichment} makes a touchpoint of a touchpoint, and tells of each {@link
 * org.attributionj.enrich.Problem} on its way. The packages beside this one hold the parts: {@link
 * org.attributionj.enrich.url links}, {@link org.attributionj.enrich.source sources} and {@link
 * org.attributionj.enrich.channel channels}.
 */
@NullMarked
package org.attributionj.enrich;

import org.jspecify.annotations.NullMarked;
