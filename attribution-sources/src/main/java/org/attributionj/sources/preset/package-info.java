/** What an export is made of and what of it becomes an event, as text that a user can copy and change. */
@NullMarked
package org.attributionj.sources.preset;

import org.jspecify.annotations.NullMarked;
