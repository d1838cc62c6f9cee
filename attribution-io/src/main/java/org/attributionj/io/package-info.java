/** Events, paths and results as CSV and JSON Lines. */
@NullMarked
package org.attributionj.io;

import org.jspecify.annotations.NullMarked;
