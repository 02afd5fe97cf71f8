package org.rapport.admin;

import org.rapport.kit.testing.ArchitectureRules;

class ArchitectureTest extends ArchitectureRules {}
