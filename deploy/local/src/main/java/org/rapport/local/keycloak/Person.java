package org.rapport.local.keycloak;

/** Somebody with an account; the address is the user name too. */
public record Person(String email, String firstName, String lastName) {}
