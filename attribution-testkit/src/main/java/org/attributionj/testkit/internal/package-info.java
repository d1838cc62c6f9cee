/** What jqwik finds by itself; not API. */
@NullMarked
package org.attributionj.testkit.internal;

import org.jspecify.annotations.NullMarked;
