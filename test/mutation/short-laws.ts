import fc from 'fast-check';

// A mutant is dead with the first case that shows it; the smallest one is for people.
fc.configureGlobal({ ...fc.readConfigureGlobal(), endOnFailure: true });
