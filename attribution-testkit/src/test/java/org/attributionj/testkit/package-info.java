/** Tests of the tests. */
@NullMarked
package org.attributionj.testkit;

import org.jspecify.annotations.NullMarked;
