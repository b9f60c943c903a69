"""The database engines that can hold a register, behind one interface."""
