/** Not API. */
@NullMarked
package org.attributionj.jdbc.internal.file;

import org.jspecify.annotations.NullMarked;
