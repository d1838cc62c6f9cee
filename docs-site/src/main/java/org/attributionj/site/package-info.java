/** Makes a site of plain pages of the project's README and documents. */
@NullMarked
package org.attributionj.site;

import org.jspecify.annotations.NullMarked;
