// The matchers of jest-dom, which .config/jest/setup.js adds to expect.
import '@testing-library/jest-dom';
