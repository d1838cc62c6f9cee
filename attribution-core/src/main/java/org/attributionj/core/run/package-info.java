/** Runs of attribution and the manifests by which they can be repeated. */
@NullMarked
package org.attributionj.core.run;

import org.jspecify.annotations.NullMarked;
