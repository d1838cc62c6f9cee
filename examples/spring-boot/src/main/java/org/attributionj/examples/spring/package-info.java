/** A web shop on Spring Boot that tracks what its customers do and says what earned its orders. */
@NullMarked
package org.attributionj.examples.spring;

import org.jspecify.annotations.NullMarked;
