module.exports = { default: '' };
