package org.rapport.kit.record;

/**
 * An aggregate of which a part can be said anew as a whole.
 *
 * @param <E> that part, as the API takes it
 */
public interface Editable<E> {

    /** What can be edited, as it stands. */
    E details();

    /** Says {@code details} instead. */
    void edit(E details);
}
