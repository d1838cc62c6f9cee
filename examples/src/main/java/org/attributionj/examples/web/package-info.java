/** The tracker inside a small web application. */
@NullMarked
package org.attributionj.examples.web;

import org.jspecify.annotations.NullMarked;
