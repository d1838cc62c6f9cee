/** The {@code attribution} command. */
@NullMarked
package org.attributionj.cli;

import org.jspecify.annotations.NullMarked;
