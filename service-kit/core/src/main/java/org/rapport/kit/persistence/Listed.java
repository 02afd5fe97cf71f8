package org.rapport.kit.persistence;

import java.util.UUID;

/** A row that lists page through: an aggregate, or what is made of other records' events. */
public interface Listed {

    /** Breaks ties in every order. */
    UUID id();
}
