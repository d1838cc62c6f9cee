/** Events out of the exports that people have: {@link org.attributionj.sources.Sources} is the door. */
@NullMarked
package org.attributionj.sources;

import org.jspecify.annotations.NullMarked;
