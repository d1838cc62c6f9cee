/** Erasure, retention and consent. */
@NullMarked
package org.attributionj.jdbc.privacy;

import org.jspecify.annotations.NullMarked;
