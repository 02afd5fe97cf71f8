/** {@code ./crm demo}: two organisations with people in each role and a few hundred records, made as people would. */
@NullMarked
package org.rapport.local.demo;

import org.jspecify.annotations.NullMarked;
