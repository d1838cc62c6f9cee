/** The library's records as JSON, and back. */
@NullMarked
package org.attributionj.io.json;

import org.jspecify.annotations.NullMarked;
