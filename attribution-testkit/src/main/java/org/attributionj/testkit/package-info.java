/** What tests of attribution are made of: arbitraries for every noun, the contract of a model, golden files. */
@NullMarked
package org.attributionj.testkit;

import org.jspecify.annotations.NullMarked;
