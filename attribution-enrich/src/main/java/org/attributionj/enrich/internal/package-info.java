/** What the packages of this module share. Not API. */
@NullMarked
package org.attributionj.enrich.internal;

import org.jspecify.annotations.NullMarked;
