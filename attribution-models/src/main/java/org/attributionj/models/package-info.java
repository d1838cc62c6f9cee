/** The attribution algorithms. */
@NullMarked
package org.attributionj.models;

import org.jspecify.annotations.NullMarked;
