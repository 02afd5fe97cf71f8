/** What administration publishes: the directory of organisations, their members and roles, and its other facts. */
@NullMarked
package org.rapport.events.admin;

import org.jspecify.annotations.NullMarked;
