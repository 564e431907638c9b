//! What the help of the command line says, verb by verb.
