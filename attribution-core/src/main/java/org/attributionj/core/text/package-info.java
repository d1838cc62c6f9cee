/**
 * Text that strangers wrote: limits before it is read, and how it is shown.
 *
 * <p>{@link org.attributionj.core.text.TextLimits} refuses what is too long to be meant, before any work is done on it. {@link
 * org.attributionj.core.text.PrintedText} shows text in messages, logs and tables, so that it cannot look like something
 * else there.
 */
@NullMarked
package org.attributionj.core.text;

import org.jspecify.annotations.NullMarked;
